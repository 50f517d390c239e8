/**
 * The rows of what holds for a while: frozen, muted, and of the code of conduct and one's quiet hours. Freezing stands
 * before unfreezing, so that the rows after them find the spaces open. About a mute: student8 of Enschede, who plays no
 * other part; outside's: the outsider. The other project has no staff space, so nobody is muted there.
 */
const rules = '/projects/[project]/[space]/rules';

export const rulesRows = `
                              about        nobody    suspended student   otherStudent removed   outsider  coordinator teacher   otherTeacher

page ${rules}                 team         login     login     200       404       404       404       404       200       200
page ${rules}                 staff        login     login     404       404       404       404       404       200       200
page ${rules}                 outside      login     login     404       404       404       200       404       200       404
page ${rules}                 crossed      login     login     404       404       404       404       404       404       404
page ${rules}                 missing      login     login     404       404       404       404       404       404       404
page ${rules}                 malformed    login     login     404       404       404       404       404       404       404

action ${rules}?/freeze       team         401       401       403       404       404       404       404       200       200
action ${rules}?/freeze       staff        401       401       404       404       404       404       404       400       400
action ${rules}?/freeze       outside      401       401       404       404       404       403       404       200       404
action ${rules}?/freeze       crossed      401       401       404       404       404       404       404       404       404
action ${rules}?/freeze       missing      401       401       404       404       404       404       404       404       404
action ${rules}?/freeze       malformed    401       401       404       404       404       404       404       404       404

action ${rules}?/unfreeze     team         401       401       403       404       404       404       404       200       200
action ${rules}?/unfreeze     staff        401       401       404       404       404       404       404       200       200
action ${rules}?/unfreeze     outside      401       401       404       404       404       403       404       200       404
action ${rules}?/unfreeze     crossed      401       401       404       404       404       404       404       404       404
action ${rules}?/unfreeze     missing      401       401       404       404       404       404       404       404       404
action ${rules}?/unfreeze     malformed    401       401       404       404       404       404       404       404       404

action ${rules}?/mute         team         401       401       403       404       404       404       404       200       200
action ${rules}?/mute         staff        401       401       404       404       404       404       404       200       200
action ${rules}?/mute         outside      401       401       404       404       404       403       404       404       404
action ${rules}?/mute         crossed      401       401       404       404       404       404       404       404       404
action ${rules}?/mute         missing      401       401       404       404       404       404       404       404       404
action ${rules}?/mute         malformed    401       401       404       404       404       404       404       404       404
action ${rules}?/mute         outside's    401       401       403       404       404       404       404       404       404
action ${rules}?/mute         missing's    401       401       403       404       404       404       404       404       404
action ${rules}?/mute         malformed's  401       401       400       400       400       400       400       400       400

action ${rules}?/lift         team         401       401       403       404       404       404       404       200       200
action ${rules}?/lift         staff        401       401       404       404       404       404       404       200       200
action ${rules}?/lift         outside      401       401       404       404       404       403       404       404       404
action ${rules}?/lift         crossed      401       401       404       404       404       404       404       404       404
action ${rules}?/lift         missing      401       401       404       404       404       404       404       404       404
action ${rules}?/lift         malformed    401       401       404       404       404       404       404       404       404
action ${rules}?/lift         outside's    401       401       403       404       404       404       404       404       404
action ${rules}?/lift         missing's    401       401       403       404       404       404       404       404       404
action ${rules}?/lift         malformed's  401       401       400       400       400       400       400       400       400

page /conduct                 -            login     login     200       200       200       200       200       200       200
action /conduct?/accept       -            401       401       conduct   conduct   conduct   conduct   conduct   conduct   conduct
action /me?/quiet             -            401       401       me        me        me        me        me        me        me
`;
