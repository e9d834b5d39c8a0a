use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/notes/{id}", spec = none)]
struct GetNote {
    id: Option<String>,
}

fn main() {}
