/** One small application, which the tests deploy in many forms beside each other. */
package io.github.scalekit4ee.sidebyside;
