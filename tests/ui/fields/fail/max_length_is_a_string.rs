use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/notes", spec = none)]
struct CreateNote {
    #[memoram(max_length = "200")]
    text: String,
}

fn main() {}
