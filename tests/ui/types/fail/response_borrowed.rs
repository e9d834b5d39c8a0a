use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/members/me", spec = none, response = &'static str)]
struct GetMe {}

fn main() {}
