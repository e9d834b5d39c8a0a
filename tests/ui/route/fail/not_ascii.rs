use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/täglich")]
struct ListTags {
    user_id: String,
}

fn main() {}
