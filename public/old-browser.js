// For browsers that know no modules and so never start boot.js; others do not run this.
var lastResort = document.getElementById('last-resort');
lastResort.setAttribute('data-why', 'browser');
lastResort.removeAttribute('hidden');
