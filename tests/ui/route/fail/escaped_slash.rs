use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/tags%2Fmine")]
struct ListTags {
    user_id: String,
}

fn main() {}
