use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, TAGS)]
struct ListTags {
    user_id: String,
}

fn main() {}
