import { ref } from 'vue';

/** True while a page has the whole window, without navigation. */
export const immersive = ref(false);

/**
 * Gives the page the whole window, and the whole screen where the browser can do that (iPhones
 * cannot). Leaving the full screen by the browser's own key leaves this state too.
 */
export async function toggleImmersive(): Promise<void> {
  if (immersive.value) {
    leaveImmersive();
    return;
  }
  immersive.value = true;
  try {
    await document.documentElement.requestFullscreen();
  } catch {
    // Not allowed here: the page still has the whole window.
  }
}

export function leaveImmersive(): void {
  immersive.value = false;
  if (document.fullscreenElement) void document.exitFullscreen();
}

document.addEventListener('fullscreenchange', () => {
  if (!document.fullscreenElement) immersive.value = false;
});
