/** The documents: what they show is compiled, run or looked up, as it stands on the page. */
package io.github.scalekit4ee.docs;
