/** The rows of search: whose spaces are searched is in tests/domain/talk/search.test.ts, coordinators read nobody's texts. */
export const searchRows = `
                              about        nobody suspended student otherStudent removed outsider coordinator teacher otherTeacher

page /search                  -            login  login     200     200          200     200      404         200     200
`;
