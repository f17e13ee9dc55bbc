/**
 * What every endpoint shares: routes, problems in one place, security headers, reading and writing
 * JSON. Handlers run on one event loop and never block it.
 */
@NullMarked
package dev.tidegate.portal.http;

import org.jspecify.annotations.NullMarked;
