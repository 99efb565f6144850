/** What may keep claims, since it serves one caller, and what follows each caller although all share it. */
package io.github.scalekit4ee.sidebyside.unshared;
