/** One component of each kind that would keep the claims of its first caller; none of them may deploy. */
package io.github.scalekit4ee.sidebyside.kept;
