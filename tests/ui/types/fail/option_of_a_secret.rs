use memoram_runtime::memoram_endpoint;
use memoram_runtime::model::MemoryKey;

#[memoram_endpoint(POST, "/members", spec = none)]
struct CreateMember {
    memory_key: Option<MemoryKey>,
}

fn main() {}
