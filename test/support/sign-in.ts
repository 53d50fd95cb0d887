import request from 'supertest';
import { DEMONSTRATION_PASSWORD } from '../../src/demonstration/demonstration-users.js';

/** An API client that is signed in. */
export interface Client {
  token: string;
  get(path: string): request.Test;
  post(path: string, body?: object): request.Test;
  put(path: string, body?: object): request.Test;
  patch(path: string, body: object, version: number): request.Test;
  delete(path: string, body?: object): request.Test;
}

const API = '/api/v1';

/** Opens a session over the API as one of the demonstration users. */
export async function signIn(url: string, username: string): Promise<Client> {
  const answer = await request(url)
    .post(`${API}/sessions`)
    .send({ username, password: DEMONSTRATION_PASSWORD })
    .expect(201);
  const { token } = answer.body as { token: string };
  const signed = (test: request.Test): request.Test => test.set('authorization', `Bearer ${token}`);
  return {
    token,
    get: (path) => signed(request(url).get(API + path)),
    post: (path, body) => signed(request(url).post(API + path)).send(body),
    put: (path, body) => signed(request(url).put(API + path)).send(body),
    patch: (path, body, version) =>
      signed(request(url).patch(API + path))
        .set('if-match', `"${version}"`)
        .send(body),
    delete: (path, body) => signed(request(url).delete(API + path)).send(body),
  };
}
