use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/tags/{tagId}")]
struct ListTags {
    tag_id: String,
    tagid: String,
}

fn main() {}
