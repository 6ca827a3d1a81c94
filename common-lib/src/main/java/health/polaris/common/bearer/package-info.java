/**
 * Bearer tokens in front of all routes: decoded by the keys of their issuers, and held against the rule on the route
 * (contracts/platform.md §4). A route without a rule stops the service from starting.
 */
@NullMarked
package health.polaris.common.bearer;

import org.jspecify.annotations.NullMarked;
