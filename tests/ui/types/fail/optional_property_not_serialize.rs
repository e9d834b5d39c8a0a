use memoram_runtime::memoram_endpoint;

/// Not `Serialize`.
struct Role;

#[memoram_endpoint(POST, "/members", spec = none)]
struct CreateMember {
    role: Option<Role>,
}

fn main() {}
