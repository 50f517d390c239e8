/**
 * The rows of the files of a space, in the order they are asked. What the address or the command names: a picture that
 * the teacher brought, and an upload that was begun by the student (team), the other teacher (staff) or the outsider.
 */
const space = '/projects/[project]/[space]';
const files = `${space}/files`;

/** An upload exists for who began it. One that misses bytes cannot land: 409, where others get 404. */
export const filesRows = `
                                                   about        nobody suspended student otherStudent removed outsider coordinator teacher otherTeacher
page ${files}                                      team         login  login     200     404          404     404      404         200     200
page ${files}                                      staff        login  login     404     404          404     404      404         200     200
page ${files}                                      outside      login  login     404     404          404     200      404         200     404
page ${files}                                      crossed      login  login     404     404          404     404      404         404     404
page ${files}                                      missing      login  login     404     404          404     404      404         404     404
page ${files}                                      malformed    login  login     404     404          404     404      404         404     404

GET ${files}/bin                                   team         401    401       200     404          404     404      404         200     200
GET ${files}/bin                                   staff        401    401       404     404          404     404      404         200     200
GET ${files}/bin                                   outside      401    401       404     404          404     200      404         200     404
GET ${files}/bin                                   crossed      401    401       404     404          404     404      404         404     404
GET ${files}/bin                                   missing      401    401       404     404          404     404      404         404     404
GET ${files}/bin                                   malformed    401    401       404     404          404     404      404         404     404

GET ${files}/[file]                                team         401    401       200     404          404     404      404         200     200
GET ${files}/[file]                                staff        401    401       404     404          404     404      404         200     200
GET ${files}/[file]                                outside      401    401       404     404          404     200      404         200     404
GET ${files}/[file]                                crossed      401    401       404     404          404     404      404         404     404
GET ${files}/[file]                                missing      401    401       404     404          404     404      404         404     404
GET ${files}/[file]                                malformed    401    401       404     404          404     404      404         404     404
GET ${files}/[file]                                outside's    401    401       404     404          404     404      404         404     404
GET ${files}/[file]                                missing's    401    401       404     404          404     404      404         404     404
GET ${files}/[file]                                malformed's  401    401       404     404          404     404      404         404     404

GET ${files}/[file]/preview                        team         401    401       200     404          404     404      404         200     200
GET ${files}/[file]/preview                        staff        401    401       404     404          404     404      404         200     200
GET ${files}/[file]/preview                        outside      401    401       404     404          404     200      404         200     404
GET ${files}/[file]/preview                        crossed      401    401       404     404          404     404      404         404     404
GET ${files}/[file]/preview                        missing      401    401       404     404          404     404      404         404     404
GET ${files}/[file]/preview                        malformed    401    401       404     404          404     404      404         404     404
GET ${files}/[file]/preview                        outside's    401    401       404     404          404     404      404         404     404
GET ${files}/[file]/preview                        missing's    401    401       404     404          404     404      404         404     404
GET ${files}/[file]/preview                        malformed's  401    401       404     404          404     404      404         404     404

GET ${files}/[file]/versions                       team         401    401       200     404          404     404      404         200     200
GET ${files}/[file]/versions                       staff        401    401       404     404          404     404      404         200     200
GET ${files}/[file]/versions                       outside      401    401       404     404          404     200      404         200     404
GET ${files}/[file]/versions                       crossed      401    401       404     404          404     404      404         404     404
GET ${files}/[file]/versions                       missing      401    401       404     404          404     404      404         404     404
GET ${files}/[file]/versions                       malformed    401    401       404     404          404     404      404         404     404
GET ${files}/[file]/versions                       outside's    401    401       404     404          404     404      404         404     404
GET ${files}/[file]/versions                       missing's    401    401       404     404          404     404      404         404     404
GET ${files}/[file]/versions                       malformed's  401    401       404     404          404     404      404         404     404

HEAD ${files}/upload/[upload]                      team         401    401       200     404          404     404      404         404     404
HEAD ${files}/upload/[upload]                      staff        401    401       404     404          404     404      404         404     200
HEAD ${files}/upload/[upload]                      outside      401    401       404     404          404     200      404         404     404
HEAD ${files}/upload/[upload]                      crossed      401    401       404     404          404     404      404         404     404
HEAD ${files}/upload/[upload]                      missing      401    401       404     404          404     404      404         404     404
HEAD ${files}/upload/[upload]                      malformed    401    401       404     404          404     404      404         404     404
HEAD ${files}/upload/[upload]                      outside's    401    401       404     404          404     404      404         404     404
HEAD ${files}/upload/[upload]                      missing's    401    401       404     404          404     404      404         404     404
HEAD ${files}/upload/[upload]                      malformed's  401    401       404     404          404     404      404         404     404

PATCH ${files}/upload/[upload]                     team         401    401       204     404          404     404      404         404     404
PATCH ${files}/upload/[upload]                     staff        401    401       404     404          404     404      404         404     204
PATCH ${files}/upload/[upload]                     outside      401    401       404     404          404     204      404         404     404
PATCH ${files}/upload/[upload]                     crossed      401    401       404     404          404     404      404         404     404
PATCH ${files}/upload/[upload]                     missing      401    401       404     404          404     404      404         404     404
PATCH ${files}/upload/[upload]                     malformed    401    401       404     404          404     404      404         404     404
PATCH ${files}/upload/[upload]                     outside's    401    401       404     404          404     404      404         404     404
PATCH ${files}/upload/[upload]                     missing's    401    401       404     404          404     404      404         404     404
PATCH ${files}/upload/[upload]                     malformed's  401    401       404     404          404     404      404         404     404

action ${files}?/finish                            team         401    401       409     404          404     404      404         404     404
action ${files}?/finish                            staff        401    401       404     404          404     404      404         404     409
action ${files}?/finish                            outside      401    401       404     404          404     409      404         404     404
action ${files}?/finish                            crossed      401    401       404     404          404     404      404         404     404
action ${files}?/finish                            missing      401    401       404     404          404     404      404         404     404
action ${files}?/finish                            malformed    401    401       404     404          404     404      404         404     404
action ${files}?/finish                            outside's    401    401       404     404          404     404      404         404     404
action ${files}?/finish                            missing's    401    401       404     404          404     404      404         404     404
action ${files}?/finish                            malformed's  401    401       400     400          400     400      400         400     400

DELETE ${files}/upload/[upload]                    team         401    401       200     404          404     404      404         404     404
DELETE ${files}/upload/[upload]                    staff        401    401       404     404          404     404      404         404     200
DELETE ${files}/upload/[upload]                    outside      401    401       404     404          404     200      404         404     404
DELETE ${files}/upload/[upload]                    crossed      401    401       404     404          404     404      404         404     404
DELETE ${files}/upload/[upload]                    missing      401    401       404     404          404     404      404         404     404
DELETE ${files}/upload/[upload]                    malformed    401    401       404     404          404     404      404         404     404
DELETE ${files}/upload/[upload]                    outside's    401    401       404     404          404     404      404         404     404
DELETE ${files}/upload/[upload]                    missing's    401    401       404     404          404     404      404         404     404
DELETE ${files}/upload/[upload]                    malformed's  401    401       404     404          404     404      404         404     404

action ${files}?/begin                             team         401    401       200     404          404     404      404         200     200
action ${files}?/begin                             staff        401    401       404     404          404     404      404         200     200
action ${files}?/begin                             outside      401    401       404     404          404     200      404         200     404
action ${files}?/begin                             crossed      401    401       404     404          404     404      404         404     404
action ${files}?/begin                             missing      401    401       404     404          404     404      404         404     404
action ${files}?/begin                             malformed    401    401       404     404          404     404      404         404     404

action ${files}?/attach                            team         401    401       200     404          404     404      404         200     200
action ${files}?/attach                            staff        401    401       404     404          404     404      404         200     200
action ${files}?/attach                            outside      401    401       404     404          404     200      404         200     404
action ${files}?/attach                            crossed      401    401       404     404          404     404      404         404     404
action ${files}?/attach                            missing      401    401       404     404          404     404      404         404     404
action ${files}?/attach                            malformed    401    401       404     404          404     404      404         404     404

action ${files}?/rename                            team         401    401       403     404          404     404      404         200     200
action ${files}?/rename                            staff        401    401       404     404          404     404      404         200     200
action ${files}?/rename                            outside      401    401       404     404          404     403      404         200     404
action ${files}?/rename                            crossed      401    401       404     404          404     404      404         404     404
action ${files}?/rename                            missing      401    401       404     404          404     404      404         404     404
action ${files}?/rename                            malformed    401    401       404     404          404     404      404         404     404
action ${files}?/rename                            outside's    401    401       404     404          404     404      404         404     404
action ${files}?/rename                            missing's    401    401       404     404          404     404      404         404     404
action ${files}?/rename                            malformed's  401    401       400     400          400     400      400         400     400

action ${files}?/remove                            team         401    401       403     404          404     404      404         200     200
action ${files}?/remove                            staff        401    401       404     404          404     404      404         200     200
action ${files}?/remove                            outside      401    401       404     404          404     403      404         200     404
action ${files}?/remove                            crossed      401    401       404     404          404     404      404         404     404
action ${files}?/remove                            missing      401    401       404     404          404     404      404         404     404
action ${files}?/remove                            malformed    401    401       404     404          404     404      404         404     404
action ${files}?/remove                            outside's    401    401       404     404          404     404      404         404     404
action ${files}?/remove                            missing's    401    401       404     404          404     404      404         404     404
action ${files}?/remove                            malformed's  401    401       400     400          400     400      400         400     400

action ${files}?/restore                           team         401    401       403     404          404     404      404         200     200
action ${files}?/restore                           staff        401    401       404     404          404     404      404         200     200
action ${files}?/restore                           outside      401    401       404     404          404     403      404         200     404
action ${files}?/restore                           crossed      401    401       404     404          404     404      404         404     404
action ${files}?/restore                           missing      401    401       404     404          404     404      404         404     404
action ${files}?/restore                           malformed    401    401       404     404          404     404      404         404     404
action ${files}?/restore                           outside's    401    401       404     404          404     404      404         404     404
action ${files}?/restore                           missing's    401    401       404     404          404     404      404         404     404
action ${files}?/restore                           malformed's  401    401       400     400          400     400      400         400     400

action ${files}?/hide                              team         401    401       403     404          404     404      404         200     200
action ${files}?/hide                              staff        401    401       404     404          404     404      404         200     200
action ${files}?/hide                              outside      401    401       404     404          404     403      404         200     404
action ${files}?/hide                              crossed      401    401       404     404          404     404      404         404     404
action ${files}?/hide                              missing      401    401       404     404          404     404      404         404     404
action ${files}?/hide                              malformed    401    401       404     404          404     404      404         404     404
action ${files}?/hide                              outside's    401    401       403     404          404     404      404         404     404
action ${files}?/hide                              missing's    401    401       403     404          404     404      404         404     404
action ${files}?/hide                              malformed's  401    401       400     400          400     400      400         400     400

action ${files}?/show                              team         401    401       403     404          404     404      404         200     200
action ${files}?/show                              staff        401    401       404     404          404     404      404         200     200
action ${files}?/show                              outside      401    401       404     404          404     403      404         200     404
action ${files}?/show                              crossed      401    401       404     404          404     404      404         404     404
action ${files}?/show                              missing      401    401       404     404          404     404      404         404     404
action ${files}?/show                              malformed    401    401       404     404          404     404      404         404     404
action ${files}?/show                              outside's    401    401       403     404          404     404      404         404     404
action ${files}?/show                              missing's    401    401       403     404          404     404      404         404     404
action ${files}?/show                              malformed's  401    401       400     400          400     400      400         400     400
`;
