use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/tags%zz")]
struct ListTags {
    user_id: String,
}

fn main() {}
