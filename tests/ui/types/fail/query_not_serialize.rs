use memoram_runtime::memoram_endpoint;

/// Not `Serialize`.
struct Role;

#[memoram_endpoint(GET, "/members", spec = none)]
struct ListMembers {
    role: Role,
}

fn main() {}
