use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/projects")]
struct ListProjects {}

fn main() {}
