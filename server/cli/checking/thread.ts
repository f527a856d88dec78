/** The program of a thread that checks: does the jobs that it is sent, one after the other, until it is ended. */
import { parentPort } from 'node:worker_threads';
import { createWorkplace, type Job } from './jobs.ts';

const work = createWorkplace();
parentPort?.on('message', async (job: Job) => {
  parentPort?.postMessage(await work(job));
});
