import { axe, test } from './fixtures';
import { mainJob } from './main-job';

test('from signing in to an employee who has exactly the access given', async ({ page, cabinet, anotherBrowser }) => {
  test.slow();
  await mainJob(page, { cabinet, consent: true, keeps: true, look: axe }, anotherBrowser);
});
