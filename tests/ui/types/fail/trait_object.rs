use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/members", spec = none)]
struct CreateMember {
    role: Box<dyn ToString>,
}

fn main() {}
