use memoram_runtime::memoram_endpoint;

#[derive(serde::Deserialize)]
struct Shelf {}

#[memoram_endpoint(
    GET,
    "/books",
    spec = none,
    response = Shelf,
    paginate(page = page, items = ., item = String)
)]
struct ListBooks {
    page: Option<u32>,
}

fn main() {}
