use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(PUT, "/notes/{id}", spec = none)]
struct PutNote {
    #[memoram(query)]
    id: String,
}

fn main() {}
