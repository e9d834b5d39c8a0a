use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/scores/{score}", spec = none)]
struct GetScore {
    score: f64,
}

fn main() {}
