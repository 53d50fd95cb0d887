interface Surroundings {
  platform?: NodeJS.Platform;
  env?: Record<string, string | undefined>;
}

export function findChromium(surroundings?: Surroundings): string | null;
export function howToInstallChromium(surroundings?: Surroundings): string;
