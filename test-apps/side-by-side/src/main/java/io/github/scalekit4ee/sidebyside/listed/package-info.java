/** What an application has that lists its JAX-RS classes itself. */
package io.github.scalekit4ee.sidebyside.listed;
