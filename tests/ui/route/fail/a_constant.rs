use memoram_runtime::memoram_endpoint;

const TAGS: &str = "/tags";

#[memoram_endpoint(GET, TAGS)]
struct ListTags {
    user_id: String,
}

fn main() {}
