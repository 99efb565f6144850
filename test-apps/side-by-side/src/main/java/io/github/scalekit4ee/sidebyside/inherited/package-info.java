/** Rules about callers that a resource has from elsewhere: superclass, interface, sub-resource, stereotype. */
package io.github.scalekit4ee.sidebyside.inherited;
