/**
 * Returns the caller's MicroProfile JWT. Here the demo's server signs one for any name; replace it
 * by the access token that your page gets from your identity provider.
 * @param {string} name
 * @returns {Promise<string>}
 */
export async function login(name) {
  const answer = await fetch('../login', {
    method: 'POST',
    headers: { 'X-Demo-Key': location.hash.slice(1) },
    body: new URLSearchParams({ caller: name }),
  });
  if (!answer.ok) throw new Error('Not signed in: open this page from the console of the demo.');
  return (await answer.json()).bearer;
}
