export default [{path: '/docs', exact: false}];
