import { BY_THEMSELVES } from '../explore/needs';

interface Project {
  id: string;
  places: number;
  needed: number;
  taken: number;
}

/** Places of partners in projects: the oldest project with one left is filled first. */
export class Places {
  private readonly projects: Project[] = [];
  private readonly held = new Map<string, Project>();

  constructor(private readonly usual: number) {}

  /** A project opens with as many places as its group asks for, and no less than is usual. */
  open(id: string, options: Record<string, unknown>): void {
    const min = (options.group as { min: Record<string, number> } | undefined)?.min ?? {};
    const needed = Object.entries(min).reduce((sum, [kind, n]) => sum + ((BY_THEMSELVES as readonly string[]).includes(kind) ? 0 : n), 0);
    this.projects.push({ id, places: Math.max(needed, this.usual), needed, taken: 0 });
  }
  take(person: string): boolean {
    const project = this.projects.find(({ places, taken }) => taken < places);
    if (!project) return false;
    project.taken += 1;
    this.held.set(person, project);
    return true;
  }
  giveBack(person: string): void {
    const project = this.held.get(person);
    if (project) project.taken -= 1;
    this.held.delete(person);
  }
  gathered(id: string): boolean {
    const project = this.projects.find((p) => p.id === id);
    return project !== undefined && project.taken >= project.needed;
  }
}
