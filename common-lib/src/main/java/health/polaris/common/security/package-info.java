/**
 * Who calls, and what they may: tokens of the known issuers, the {@link Caller} made of them, and access rules that
 * stand on the route (contracts/platform.md §4). A route without a rule stops the service from starting.
 */
@NullMarked
package health.polaris.common.security;

import org.jspecify.annotations.NullMarked;
