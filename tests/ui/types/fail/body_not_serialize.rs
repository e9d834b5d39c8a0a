use memoram_runtime::memoram_endpoint;

/// Not `Serialize`.
struct Role;

#[memoram_endpoint(POST, "/members", spec = none)]
struct CreateMember {
    #[memoram(body)]
    role: Role,
}

fn main() {}
