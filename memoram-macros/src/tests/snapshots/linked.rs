#[automatically_derived]
impl ::memoram_runtime::Endpoint for ListShelf {
    type Response = Shelf;
    type Auth = ::memoram_runtime::auth::Any;
    const SPEC: ::memoram_runtime::EndpointSpec = {
        let _ = Self::send;
        let _ = (Self::pages, Self::items);
        ::memoram_runtime::__blocking!(used pages);
        ::memoram_runtime::__blocking!(used);
        ::memoram_runtime::EndpointSpec::get("/shelf")
            .success(&[200u16])
            .server("")
            .types(::memoram_runtime::__types!("Shelf" : Shelf))
    };
    fn encode(
        &self,
        _: &mut ::memoram_runtime::Encoder,
    ) -> ::core::result::Result<(), ::memoram_runtime::Error> {
        ::core::result::Result::Ok(())
    }
}
#[automatically_derived]
impl ::memoram_runtime::Paginated for ListShelf {
    type Item = Book;
    const FOLLOW: ::memoram_runtime::pages::Follow = ::memoram_runtime::pages::Follow::Link;
    fn items(
        __page: Self::Response,
    ) -> ::core::option::Option<::std::vec::Vec<Self::Item>> {
        use ::memoram_runtime::pages::ItemList;
        ::core::option::Option::Some(ItemList::<Self::Item>::into_items(__page.books))
    }
}
#[automatically_derived]
impl ListShelf {
    /** Sends `GET /shelf`, with the credentials that the client has. Success is 200.

 Nothing is sent before the call is awaited.*/
    fn send(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Call<Shelf> {
        __client.send(self)
    }
    ::memoram_runtime::__blocking!(, Shelf);
    /// The pages of `GET /shelf`, from the one that the request asks for.
    fn pages(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Pages<Shelf> {
        __client.pages(self)
    }
    /// The items of `GET /shelf`, page after page.
    fn items(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Items<Book> {
        __client.items(self)
    }
    ::memoram_runtime::__blocking!(pages, Shelf, Book);
}
const _: () = {
    use ::memoram_runtime::schema::{Place as __Place, Probe as __Probe, Unchecked as _};
    let _ = __Probe::<()>::SCHEMAS;
    __Place::takes(
        __Place::new(
            6876487271293095678u64,
            12599930172813806042u64,
            "`GET /shelf` answers `Shelf`",
            "src/tests/documents/pages.yaml:22",
        ),
        __Probe::<Shelf>::SCHEMAS,
    )
};
const _: &[::core::primitive::u8] = ::core::include_bytes!(
    ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/",
    "src/tests/documents/pages.yaml")
);
