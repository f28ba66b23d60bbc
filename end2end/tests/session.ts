// A session made over HTTP: the requests that a browser sends to both origins on the way through a sign-in, without
// drawing a page for each. For journeys in which signing in is not the subject; where it is, `signInAs` presses.
import { expect, type APIRequestContext, type APIResponse, type BrowserContext } from '@playwright/test';

const HERE = { maxRedirects: 0 };

/** The form of the stand's page has a button with a value for each person. */
async function subjectOf(page: APIResponse, name: string): Promise<string> {
  const [, subject] = new RegExp(`value="([^"]+)">${name}<`).exec(await page.text()) ?? [];
  if (!subject) throw new Error(`the stand has no ${name}`);
  return subject;
}

/** Where an answer sends the browser, from the address that it answered. */
function next(answer: APIResponse): string {
  const { location } = answer.headers();
  if (!location) throw new Error(`${answer.url()} answered ${answer.status()} and leads nowhere`);
  return new URL(location, answer.url()).href;
}

/** The way from the provider's page back to the app: over the consent, the first time. */
async function passedProvider(request: APIRequestContext, authorize: string, name: string): Promise<URL> {
  const person = await subjectOf(await request.get(authorize), name);
  const chosen = await request.post(authorize, { form: { person, outcome: 'ok' }, ...HERE });
  const back = next(chosen);
  if (!new URL(back).pathname.startsWith('/consent/')) return new URL(back);
  return new URL(next(await request.post(back, { form: { decision: 'grant' }, ...HERE })));
}

/** Signs in, in profile `backend`: the browser has the cookies of both origins afterwards. */
export async function signInOverHttp(context: BrowserContext, app: string, name: string): Promise<void> {
  const { request } = context;
  const headers = { Origin: app, 'X-Requested-By': 'cabinet' };
  const begun = await request.post(`${app}/api/v1/login`, { headers });
  expect(begun.status(), 'startLogin').toBe(200);
  const { authorize_url: authorize } = (await begun.json()) as { authorize_url: string };
  const back = await passedProvider(request, authorize, name);
  const data = Object.fromEntries(back.searchParams);
  const done = await request.post(`${app}/api/v1/callback`, { headers, data });
  expect(done.status(), 'completeLogin').toBe(200);
}
