metadata description = 'The identity that the bot enters its storage and its vault with.'

@description('The identity\'s name.')
param name string

@description('The identity\'s region.')
param location string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
}

@description('The resource id.')
output id string = identity.id

@description('What the process names the identity by.')
output clientId string = identity.properties.clientId

@description('Whom roles are given to.')
output principalId string = identity.properties.principalId

@description('The tenant of the subscription.')
output tenantId string = identity.properties.tenantId
