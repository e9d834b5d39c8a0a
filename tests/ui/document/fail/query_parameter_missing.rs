use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/tags")]
struct ListTags {}

fn main() {}
