/**
 * The rows of the board of a space, in the order they are asked. What the command names: a card, the column it stands
 * in, and an empty column. In the common space (outside) a student's are the cards, and the teachers' the columns.
 */
const board = '/projects/[project]/[space]/board';

export const boardRows = `
                                     about        nobody suspended student otherStudent removed outsider coordinator teacher otherTeacher
page ${board}                        team         login  login     200      404          404      404       404          200      200
page ${board}                        staff        login  login     404      404          404      404       404          200      200
page ${board}                        outside      login  login     404      404          404      200       404          200      404
page ${board}                        crossed      login  login     404      404          404      404       404          404      404
page ${board}                        missing      login  login     404      404          404      404       404          404      404
page ${board}                        malformed    login  login     404      404          404      404       404          404      404

action ${board}?/add                 team         401    401       200      404          404      404       404          200      200
action ${board}?/add                 staff        401    401       404      404          404      404       404          200      200
action ${board}?/add                 outside      401    401       404      404          404      200       404          200      404
action ${board}?/add                 crossed      401    401       404      404          404      404       404          404      404
action ${board}?/add                 missing      401    401       404      404          404      404       404          404      404
action ${board}?/add                 malformed    401    401       404      404          404      404       404          404      404
action ${board}?/add                 outside's    401    401       404      404          404      404       404          404      404
action ${board}?/add                 missing's    401    401       404      404          404      404       404          404      404
action ${board}?/add                 malformed's  401    401       400      400          400      400       400          400      400

action ${board}?/edit                team         401    401       200      404          404      404       404          200      200
action ${board}?/edit                staff        401    401       404      404          404      404       404          200      200
action ${board}?/edit                outside      401    401       404      404          404      200       404          200      404
action ${board}?/edit                crossed      401    401       404      404          404      404       404          404      404
action ${board}?/edit                missing      401    401       404      404          404      404       404          404      404
action ${board}?/edit                malformed    401    401       404      404          404      404       404          404      404
action ${board}?/edit                outside's    401    401       404      404          404      404       404          404      404
action ${board}?/edit                missing's    401    401       404      404          404      404       404          404      404
action ${board}?/edit                malformed's  401    401       400      400          400      400       400          400      400

action ${board}?/move                team         401    401       200      404          404      404       404          200      200
action ${board}?/move                staff        401    401       404      404          404      404       404          200      200
action ${board}?/move                outside      401    401       404      404          404      200       404          200      404
action ${board}?/move                crossed      401    401       404      404          404      404       404          404      404
action ${board}?/move                missing      401    401       404      404          404      404       404          404      404
action ${board}?/move                malformed    401    401       404      404          404      404       404          404      404
action ${board}?/move                outside's    401    401       404      404          404      404       404          404      404
action ${board}?/move                missing's    401    401       404      404          404      404       404          404      404
action ${board}?/move                malformed's  401    401       400      400          400      400       400          400      400

action ${board}?/assign              team         401    401       200      404          404      404       404          200      200
action ${board}?/assign              staff        401    401       404      404          404      404       404          200      200
action ${board}?/assign              outside      401    401       404      404          404      200       404          200      404
action ${board}?/assign              crossed      401    401       404      404          404      404       404          404      404
action ${board}?/assign              missing      401    401       404      404          404      404       404          404      404
action ${board}?/assign              malformed    401    401       404      404          404      404       404          404      404
action ${board}?/assign              outside's    401    401       404      404          404      404       404          404      404
action ${board}?/assign              missing's    401    401       404      404          404      404       404          404      404
action ${board}?/assign              malformed's  401    401       400      400          400      400       400          400      400

action ${board}?/remove              team         401    401       200      404          404      404       404          200      200
action ${board}?/remove              staff        401    401       404      404          404      404       404          200      200
action ${board}?/remove              outside      401    401       404      404          404      200       404          200      404
action ${board}?/remove              crossed      401    401       404      404          404      404       404          404      404
action ${board}?/remove              missing      401    401       404      404          404      404       404          404      404
action ${board}?/remove              malformed    401    401       404      404          404      404       404          404      404
action ${board}?/remove              outside's    401    401       404      404          404      404       404          404      404
action ${board}?/remove              missing's    401    401       404      404          404      404       404          404      404
action ${board}?/remove              malformed's  401    401       400      400          400      400       400          400      400

action ${board}?/restore             team         401    401       200      404          404      404       404          200      200
action ${board}?/restore             staff        401    401       404      404          404      404       404          200      200
action ${board}?/restore             outside      401    401       404      404          404      200       404          200      404
action ${board}?/restore             crossed      401    401       404      404          404      404       404          404      404
action ${board}?/restore             missing      401    401       404      404          404      404       404          404      404
action ${board}?/restore             malformed    401    401       404      404          404      404       404          404      404
action ${board}?/restore             outside's    401    401       404      404          404      404       404          404      404
action ${board}?/restore             missing's    401    401       404      404          404      404       404          404      404
action ${board}?/restore             malformed's  401    401       400      400          400      400       400          400      400

action ${board}?/addColumn           team         401    401       200      404          404      404       404          200      200
action ${board}?/addColumn           staff        401    401       404      404          404      404       404          200      200
action ${board}?/addColumn           outside      401    401       404      404          404      403       404          200      404
action ${board}?/addColumn           crossed      401    401       404      404          404      404       404          404      404
action ${board}?/addColumn           missing      401    401       404      404          404      404       404          404      404
action ${board}?/addColumn           malformed    401    401       404      404          404      404       404          404      404

action ${board}?/renameColumn        team         401    401       200      404          404      404       404          200      200
action ${board}?/renameColumn        staff        401    401       404      404          404      404       404          200      200
action ${board}?/renameColumn        outside      401    401       404      404          404      403       404          200      404
action ${board}?/renameColumn        crossed      401    401       404      404          404      404       404          404      404
action ${board}?/renameColumn        missing      401    401       404      404          404      404       404          404      404
action ${board}?/renameColumn        malformed    401    401       404      404          404      404       404          404      404
action ${board}?/renameColumn        outside's    401    401       404      404          404      404       404          404      404
action ${board}?/renameColumn        missing's    401    401       404      404          404      404       404          404      404
action ${board}?/renameColumn        malformed's  401    401       400      400          400      400       400          400      400

action ${board}?/moveColumn          team         401    401       200      404          404      404       404          200      200
action ${board}?/moveColumn          staff        401    401       404      404          404      404       404          200      200
action ${board}?/moveColumn          outside      401    401       404      404          404      403       404          200      404
action ${board}?/moveColumn          crossed      401    401       404      404          404      404       404          404      404
action ${board}?/moveColumn          missing      401    401       404      404          404      404       404          404      404
action ${board}?/moveColumn          malformed    401    401       404      404          404      404       404          404      404
action ${board}?/moveColumn          outside's    401    401       404      404          404      404       404          404      404
action ${board}?/moveColumn          missing's    401    401       404      404          404      404       404          404      404
action ${board}?/moveColumn          malformed's  401    401       400      400          400      400       400          400      400

action ${board}?/removeColumn        team         401    401       200      404          404      404       404          200      200
action ${board}?/removeColumn        staff        401    401       404      404          404      404       404          200      200
action ${board}?/removeColumn        outside      401    401       404      404          404      403       404          200      404
action ${board}?/removeColumn        crossed      401    401       404      404          404      404       404          404      404
action ${board}?/removeColumn        missing      401    401       404      404          404      404       404          404      404
action ${board}?/removeColumn        malformed    401    401       404      404          404      404       404          404      404
action ${board}?/removeColumn        outside's    401    401       404      404          404      404       404          404      404
action ${board}?/removeColumn        missing's    401    401       404      404          404      404       404          404      404
action ${board}?/removeColumn        malformed's  401    401       400      400          400      400       400          400      400

action ${board}?/restoreColumn       team         401    401       200      404          404      404       404          200      200
action ${board}?/restoreColumn       staff        401    401       404      404          404      404       404          200      200
action ${board}?/restoreColumn       outside      401    401       404      404          404      403       404          200      404
action ${board}?/restoreColumn       crossed      401    401       404      404          404      404       404          404      404
action ${board}?/restoreColumn       missing      401    401       404      404          404      404       404          404      404
action ${board}?/restoreColumn       malformed    401    401       404      404          404      404       404          404      404
action ${board}?/restoreColumn       outside's    401    401       404      404          404      404       404          404      404
action ${board}?/restoreColumn       missing's    401    401       404      404          404      404       404          404      404
action ${board}?/restoreColumn       malformed's  401    401       400      400          400      400       400          400      400

action ${board}?/hide                team         401    401       403       404          404          404       404       200          200
action ${board}?/hide                staff        401    401       404       404          404          404       404       200          200
action ${board}?/hide                outside      401    401       404       404          404          403       404       200          404
action ${board}?/hide                crossed      401    401       404       404          404          404       404       404          404
action ${board}?/hide                missing      401    401       404       404          404          404       404       404          404
action ${board}?/hide                malformed    401    401       404       404          404          404       404       404          404
action ${board}?/hide                outside's    401    401       403       404          404          404       404       404          404
action ${board}?/hide                missing's    401    401       403       404          404          404       404       404          404
action ${board}?/hide                malformed's  401    401       400       400          400          400       400       400          400

action ${board}?/show                team         401    401       403       404          404          404       404       200          200
action ${board}?/show                staff        401    401       404       404          404          404       404       200          200
action ${board}?/show                outside      401    401       404       404          404          403       404       200          404
action ${board}?/show                crossed      401    401       404       404          404          404       404       404          404
action ${board}?/show                missing      401    401       404       404          404          404       404       404          404
action ${board}?/show                malformed    401    401       404       404          404          404       404       404          404
action ${board}?/show                outside's    401    401       403       404          404          404       404       404          404
action ${board}?/show                missing's    401    401       403       404          404          404       404       404          404
action ${board}?/show                malformed's  401    401       400       400          400          400       400       400          400
`;
