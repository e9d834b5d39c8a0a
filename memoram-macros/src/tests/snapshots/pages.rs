#[automatically_derived]
impl<'a> ::memoram_runtime::Endpoint for ListNotes<'a> {
    type Response = Notes;
    type Auth = ::memoram_runtime::auth::Bearer;
    const SPEC: ::memoram_runtime::EndpointSpec = ::memoram_runtime::EndpointSpec::get(
        "/notes",
    );
    fn encode(
        &self,
        to: &mut ::memoram_runtime::Encoder,
    ) -> ::core::result::Result<(), ::memoram_runtime::Error> {
        to.query(
            &[
                ::memoram_runtime::encode::Parameter {
                    name: "after",
                    max_length: ::core::option::Option::None,
                    explode: true,
                    value: &self.after,
                },
            ],
        )
    }
}
#[automatically_derived]
impl<'a> ::memoram_runtime::Paginated for ListNotes<'a> {
    type Item = Note;
    const CURSOR: &'static ::core::primitive::str = "after";
    fn next(
        page: &Self::Response,
    ) -> ::core::option::Option<::memoram_runtime::pages::Cursor> {
        use ::memoram_runtime::pages::CursorValue;
        CursorValue::cursor(
            &::core::option::Option::as_ref(&page.pagination)?.next_cursor,
        )
    }
    fn items(
        page: Self::Response,
    ) -> ::core::option::Option<::std::vec::Vec<Self::Item>> {
        use ::memoram_runtime::pages::ItemList;
        ::core::option::Option::Some(ItemList::<Self::Item>::into_items(page.notes))
    }
}
#[automatically_derived]
#[allow(dead_code)]
impl<'a> ListNotes<'a> {
    /** Sends `GET /notes`, with a token. Success is any 2xx.

 Nothing is sent before the call is awaited.*/
    pub fn send(
        &self,
        client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Call<Notes> {
        client.send(self)
    }
    ::memoram_runtime::__blocking!(pub, Notes);
    /// The pages of `GET /notes`, from the one that the request's cursor names.
    pub fn pages(
        &self,
        client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Pages<Notes> {
        client.pages(self)
    }
    /// The items of `GET /notes`, page after page.
    pub fn items(
        &self,
        client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Items<Note> {
        client.items(self)
    }
}
