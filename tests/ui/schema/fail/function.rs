#[memoram_runtime::memoram_schema("AccessRequest")]
fn access_request() {}

fn main() {
    access_request();
}
