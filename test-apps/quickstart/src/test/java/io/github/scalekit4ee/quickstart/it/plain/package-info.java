/** What tests add to the application where this jar does less than usual. */
package io.github.scalekit4ee.quickstart.it.plain;
