use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, b"/tags")]
struct ListTags {
    user_id: String,
}

fn main() {}
