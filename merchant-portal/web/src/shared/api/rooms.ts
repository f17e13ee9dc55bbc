import { api } from './client';

export interface Room {
  room: string;
  seq: number;
  atMs: number;
  comments: number;
  questions: number;
  answered: number;
}

/** Rooms with a board, the one that moved last first. */
export const getRooms = () => api.get<Room[]>('/api/rooms');
