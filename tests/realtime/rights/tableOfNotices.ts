/**
 * The rows of notices and mail. About a choice of what one is told of: the space that the form names. A link in a mail
 * that never was is a page that never was, for everybody; so is the demo's mail outside the demo. Students have no
 * address.
 */
const link = '/mail/confirm/[token]';
const less = '/mail/less/[token]';

export const noticesRows = `
                              about        nobody suspended student otherStudent removed outsider coordinator teacher otherTeacher

page /notices                 -            login  login     200     200          200     200      200         200     200
action /notices?/all          -            401    401       notices notices      notices notices  notices     notices notices
POST /notices/read            -            401    401       200     200          200     200      200         200     200
action /notices?/level        malformed    401    401       400     400          400     400      400         400     400
action /notices?/level        missing      401    401       404     404          404     404      404         404     404
action /notices?/level        team         401    401       notices 404          404     404      404         notices notices
action /notices?/level        staff        401    401       404     404          404     404      404         notices notices
action /notices?/level        outside      401    401       404     404          404     notices  404         notices 404

action /me?/address           -            401    401       404     404          404     404      me          me      me
action /me?/daily             -            401    401       404     404          404     404      me          me      me
action /me?/forget            -            401    401       404     404          404     404      me          me      me
page /demo/mails              -            login  login     404     404          404     404      404         404     404

page ${link}     missing      404    404       404     404          404     404      404         404     404
action ${link}   missing      404    404       404     404          404     404      404         404     404
page ${less}        missing      404    404       404     404          404     404      404         404     404
action ${less}      missing      404    404       404     404          404     404      404         404     404
GET ${less}/now     missing      /mail/less/no-such-link /mail/less/no-such-link /mail/less/no-such-link /mail/less/no-such-link /mail/less/no-such-link /mail/less/no-such-link /mail/less/no-such-link /mail/less/no-such-link /mail/less/no-such-link
POST ${less}/now    missing      404    404       404     404          404     404      404         404     404
`;
