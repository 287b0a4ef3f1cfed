/* A network whose time is counted, not waited for: each answer comes after a delay, and all share the
   line. So the seconds that a visitor waits do not depend on how busy this machine is. */

const settled = () => new Promise((resolve) => setImmediate(resolve));

export class Network {
  /**
   * @param {number} delay Milliseconds until an answer begins.
   * @param {number} rate Bytes for each millisecond.
   */
  constructor(delay, rate) {
    this.delay = delay;
    this.rate = rate;
    this.now = 0;
    this.free = 0;
    /** @type {{ end: number, trips: number, resolve: () => void }[]} */
    this.waiting = [];
    this.trips = 0;
  }

  /** Begin a question: its round trips count from 1. */
  begin() {
    for (const request of this.waiting) request.trips = 1;
    this.trips = 0;
  }

  /**
   * Resolve when so many bytes have come.
   * @param {number} bytes
   */
  send(bytes) {
    const end = Math.max(this.now + this.delay, this.free) + bytes / this.rate;
    this.free = end;
    return new Promise((resolve) => {
      this.waiting.push({ end, trips: this.trips + 1, resolve: () => resolve(undefined) });
    });
  }

  /**
   * Let the time pass until a promise is settled, and return what it gives.
   * @template Value
   * @param {Promise<Value>} promise
   */
  async until(promise) {
    let isDone = false;
    promise.catch(() => null).then(() => (isDone = true));
    for (let idle = 0; !isDone; idle++) {
      await settled();
      if (isDone || idle < 3 || !this.waiting.length) continue;
      idle = 0;
      this.pass(Math.min(...this.waiting.map(({ end }) => end)));
    }
    return promise;
  }

  /**
   * Let so many milliseconds pass.
   * @param {number} time
   */
  async rest(time) {
    const end = this.now + time;
    for (;;) {
      for (let idle = 0; idle < 3; idle++) await settled();
      const next = Math.min(end, ...this.waiting.map((request) => request.end));
      this.pass(next);
      if (next === end) return;
    }
  }

  /** @param {number} time */
  pass(time) {
    this.now = time;
    const come = this.waiting.filter(({ end }) => end <= time);
    this.waiting = this.waiting.filter(({ end }) => end > time);
    this.trips = Math.max(this.trips, ...come.map(({ trips }) => trips));
    for (const { resolve } of come) resolve();
  }
}
