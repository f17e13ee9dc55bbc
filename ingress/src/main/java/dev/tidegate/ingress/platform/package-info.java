/**
 * What every platform offers to the rest of the ingress: how one message is sent, and what the
 * platform's answer means. One package below for each platform.
 */
@NullMarked
package dev.tidegate.ingress.platform;

import org.jspecify.annotations.NullMarked;
