/**
 * The rows of what is done to a message: a teacher's (not of the other one), known by its id. A message that is settled
 * or taken back is a new question of that teacher's each time.
 */
const space = '/projects/[project]/[space]';
const chat = `${space}/chat`;

export const talkRows = `
                                               about        nobody suspended student otherStudent removed outsider coordinator teacher otherTeacher
GET ${space}/threads/[thread]                  team         401    401       200     404          404     404      404         200     200
GET ${space}/threads/[thread]                  staff        401    401       404     404          404     404      404         200     200
GET ${space}/threads/[thread]                  outside      401    401       404     404          404     200      404         200     404
GET ${space}/threads/[thread]                  crossed      401    401       404     404          404     404      404         404     404
GET ${space}/threads/[thread]                  missing      401    401       404     404          404     404      404         404     404
GET ${space}/threads/[thread]                  malformed    401    401       404     404          404     404      404         404     404
GET ${space}/threads/[thread]                  outside's    401    401       404     404          404     404      404         404     404
GET ${space}/threads/[thread]                  missing's    401    401       404     404          404     404      404         404     404
GET ${space}/threads/[thread]                  malformed's  401    401       404     404          404     404      404         404     404

GET ${space}/messages/[message]/versions       team         401    401       404     404          404     404      404         200     200
GET ${space}/messages/[message]/versions       staff        401    401       404     404          404     404      404         200     200
GET ${space}/messages/[message]/versions       outside      401    401       404     404          404     404      404         200     404
GET ${space}/messages/[message]/versions       crossed      401    401       404     404          404     404      404         404     404
GET ${space}/messages/[message]/versions       missing      401    401       404     404          404     404      404         404     404
GET ${space}/messages/[message]/versions       malformed    401    401       404     404          404     404      404         404     404
GET ${space}/messages/[message]/versions       outside's    401    401       404     404          404     404      404         404     404
GET ${space}/messages/[message]/versions       missing's    401    401       404     404          404     404      404         404     404
GET ${space}/messages/[message]/versions       malformed's  401    401       404     404          404     404      404         404     404

action ${chat}?/react                          team         401    401       200     404          404     404      404         200     200
action ${chat}?/react                          staff        401    401       404     404          404     404      404         200     200
action ${chat}?/react                          outside      401    401       404     404          404     200      404         200     404
action ${chat}?/react                          crossed      401    401       404     404          404     404      404         404     404
action ${chat}?/react                          missing      401    401       404     404          404     404      404         404     404
action ${chat}?/react                          malformed    401    401       404     404          404     404      404         404     404
action ${chat}?/react                          outside's    401    401       404     404          404     404      404         404     404
action ${chat}?/react                          missing's    401    401       404     404          404     404      404         404     404
action ${chat}?/react                          malformed's  401    401       400     400          400     400      400         400     400

action ${chat}?/unreact                        team         401    401       200     404          404     404      404         200     200
action ${chat}?/unreact                        staff        401    401       404     404          404     404      404         200     200
action ${chat}?/unreact                        outside      401    401       404     404          404     200      404         200     404
action ${chat}?/unreact                        crossed      401    401       404     404          404     404      404         404     404
action ${chat}?/unreact                        missing      401    401       404     404          404     404      404         404     404
action ${chat}?/unreact                        malformed    401    401       404     404          404     404      404         404     404
action ${chat}?/unreact                        outside's    401    401       404     404          404     404      404         404     404
action ${chat}?/unreact                        missing's    401    401       404     404          404     404      404         404     404
action ${chat}?/unreact                        malformed's  401    401       400     400          400     400      400         400     400

action ${chat}?/pin                            team         401    401       200     404          404     404      404         200     200
action ${chat}?/pin                            staff        401    401       404     404          404     404      404         200     200
action ${chat}?/pin                            outside      401    401       404     404          404     403      404         200     404
action ${chat}?/pin                            crossed      401    401       404     404          404     404      404         404     404
action ${chat}?/pin                            missing      401    401       404     404          404     404      404         404     404
action ${chat}?/pin                            malformed    401    401       404     404          404     404      404         404     404
action ${chat}?/pin                            outside's    401    401       404     404          404     404      404         404     404
action ${chat}?/pin                            missing's    401    401       404     404          404     404      404         404     404
action ${chat}?/pin                            malformed's  401    401       400     400          400     400      400         400     400

action ${chat}?/unpin                          team         401    401       200     404          404     404      404         200     200
action ${chat}?/unpin                          staff        401    401       404     404          404     404      404         200     200
action ${chat}?/unpin                          outside      401    401       404     404          404     403      404         200     404
action ${chat}?/unpin                          crossed      401    401       404     404          404     404      404         404     404
action ${chat}?/unpin                          missing      401    401       404     404          404     404      404         404     404
action ${chat}?/unpin                          malformed    401    401       404     404          404     404      404         404     404
action ${chat}?/unpin                          outside's    401    401       404     404          404     404      404         404     404
action ${chat}?/unpin                          missing's    401    401       404     404          404     404      404         404     404
action ${chat}?/unpin                          malformed's  401    401       400     400          400     400      400         400     400

action ${chat}?/edit                           team         401    401       403     404          404     404      404         200     403
action ${chat}?/edit                           staff        401    401       404     404          404     404      404         200     403
action ${chat}?/edit                           outside      401    401       404     404          404     403      404         200     404
action ${chat}?/edit                           crossed      401    401       404     404          404     404      404         404     404
action ${chat}?/edit                           missing      401    401       404     404          404     404      404         404     404
action ${chat}?/edit                           malformed    401    401       404     404          404     404      404         404     404
action ${chat}?/edit                           outside's    401    401       404     404          404     404      404         404     404
action ${chat}?/edit                           missing's    401    401       404     404          404     404      404         404     404
action ${chat}?/edit                           malformed's  401    401       400     400          400     400      400         400     400

action ${chat}?/settle                         team         401    401       403     404          404     404      404         200     200
action ${chat}?/settle                         staff        401    401       404     404          404     404      404         200     200
action ${chat}?/settle                         outside      401    401       404     404          404     403      404         200     404
action ${chat}?/settle                         crossed      401    401       404     404          404     404      404         404     404
action ${chat}?/settle                         missing      401    401       404     404          404     404      404         404     404
action ${chat}?/settle                         malformed    401    401       404     404          404     404      404         404     404
action ${chat}?/settle                         outside's    401    401       404     404          404     404      404         404     404
action ${chat}?/settle                         missing's    401    401       404     404          404     404      404         404     404
action ${chat}?/settle                         malformed's  401    401       400     400          400     400      400         400     400

action ${chat}?/delete                         team         401    401       403     404          404     404      404         200     403
action ${chat}?/delete                         staff        401    401       404     404          404     404      404         200     403
action ${chat}?/delete                         outside      401    401       404     404          404     403      404         200     404
action ${chat}?/delete                         crossed      401    401       404     404          404     404      404         404     404
action ${chat}?/delete                         missing      401    401       404     404          404     404      404         404     404
action ${chat}?/delete                         malformed    401    401       404     404          404     404      404         404     404
action ${chat}?/delete                         outside's    401    401       404     404          404     404      404         404     404
action ${chat}?/delete                         missing's    401    401       404     404          404     404      404         404     404
action ${chat}?/delete                         malformed's  401    401       400     400          400     400      400         400     400
`;
